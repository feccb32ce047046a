"""The same case on Viewflow: a Django project of one application, its tasks kept by Django's ORM."""
