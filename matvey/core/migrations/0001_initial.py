
import matvey.core.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('title', models.TextField()),
                ('subtitle', models.TextField()),
                ('title_key', matvey.core.fields.SortKeyField(editable=False, max_length=160)),
                ('body', models.TextField()),
                ('forms', models.TextField()),
                ('filed_under', models.TextField()),
                ('owner_id', models.BigIntegerField(null=True)),
                ('department_id', models.BigIntegerField(null=True)),
                ('branch_id', models.BigIntegerField(null=True)),
                ('private_to', models.BigIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['title_key', 'id'], name='search_entry_by_title')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='one_search_entry_each')],
            },
        ),
    ]
