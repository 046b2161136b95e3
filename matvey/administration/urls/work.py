"""The addresses of the bin and of background work."""

from __future__ import annotations

from django.urls import path

from matvey.administration.views import bins, jobs

urlpatterns = [
    path("bin/", bins.bin_page, name="bin"),
    path("bin/<slug:key>/", bins.bin_page, name="bin-kind"),
    path("bin/<slug:key>/<int:pk>/restoration/", bins.restoration, name="bin-restoration"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.progress, name="job-progress"),
    path("jobs/<int:pk>/cancellation/", jobs.cancellation, name="job-cancellation"),
    path("jobs/<int:pk>/retrying/", jobs.another_try, name="job-retry"),
]
