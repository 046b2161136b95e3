def test_each_person_comes_with_their_place(people):
    assert people.owner.branch == people.head.branch != people.stranger.branch
    assert people.owner.department == people.head.headed_departments.get()
