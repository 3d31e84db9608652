"""Holds a dataset in parts against its own data package: `parts.py DATASET`.

Of Parquet the Frictionless validator would read integers with blanks as floats with NaN (through pandas). So DuckDB
writes each table out as CSV, and the validator holds these against the package's schemas, its foreign keys included.
"""

import json
import sys
import tempfile
from pathlib import Path

import duckdb
from frictionless import Package


def main(folder: Path) -> int:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    Package.from_descriptor(package)  # ends here where the package's own form is wrong
    with tempfile.TemporaryDirectory() as work:
        for resource in package["resources"]:
            parts = [str(folder / path) for path in resource["path"]]
            columns = ", ".join(f'"{field["name"]}"' for field in resource["schema"]["fields"])
            rows = duckdb.read_parquet(parts, hive_partitioning=False, union_by_name=True).project(columns)
            rows.write_csv(f"{work}/{resource['name']}.csv", header=True)
            print(f"{resource['name']}: {len(rows)} rows in {len(parts)} parts")
            resource["path"] = f"{resource['name']}.csv"
            for of_parquet in ("format", "mediatype"):
                resource.pop(of_parquet)
        report = Package.from_descriptor(package, basepath=work).validate()
    for row in report.flatten(["rowNumber", "fieldName", "message"]):
        print(*row)
    return 0 if report.valid else 1


sys.exit(main(Path(sys.argv[1])))
