"""Runs the first SQL of a page on a dataset and compares its totals by function class with the samples' truths; then on
the same documents' dataset in parts, through its views.

The query adds up the rows of 支出总表; the truths give the lines of 收支总表, another table of the same pages.
"""

import json
import os
import re
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

SUMMARY = "revenue-expenditure-summary"


def printed_totals(path):
    """(file, class) -> yuan, as the truth's summary table prints them."""
    truth = json.loads(Path(path).read_text(encoding="utf-8"))
    tables = {table["id"] for table in truth["tables"] if table["kind"] == SUMMARY}
    lines = [row for row in truth["observations"] if row["table"] in tables and row["functionCode"]]
    file = Path(path).name.replace(".truth.json", ".pdf")
    return {(file, line["functionCode"]): Decimal(line["amountYuan"]) for line in lines}


dataset, parts, page, *truths = map(os.path.abspath, sys.argv[1:])
query = re.search(r"```sql\n(.*?)```", Path(page).read_text(encoding="utf-8"), re.S).group(1)
expected = {key: yuan for path in truths for key, yuan in printed_totals(path).items()}
os.chdir(Path(dataset).parent)
queried = {(file, code): yuan for file, code, yuan in duckdb.sql(query).fetchall()}
for key in sorted(expected.keys() | queried.keys()):
    print(*key, "query", queried.get(key), "truth", expected.get(key))
os.chdir(parts)
views = duckdb.connect()
views.execute(Path("dataset.sql").read_text(encoding="utf-8"))
in_parts = views.sql(query.replace("'dataset/observations.parquet'", "observations")).fetchall()
print(len(in_parts), "totals of the dataset in parts")
if {(file, code): yuan for file, code, yuan in in_parts} != queried:
    sys.exit("the dataset in parts has other totals")
sys.exit(0 if queried == expected and expected else 1)
