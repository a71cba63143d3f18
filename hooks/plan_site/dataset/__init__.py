"""`data/plan.yaml` ↔ `Plan`: the file with its places, the fields, the records; the only YAML.

What one record may say belongs here; what records must say of each other may not (`validation`).
For others: `plan.Plan` and its records, `acts`, `fields`, `yaml_file`, `text_file`.
"""
