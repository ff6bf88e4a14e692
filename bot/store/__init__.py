"""PostgreSQL: schema, migrations and one repository per noun."""
