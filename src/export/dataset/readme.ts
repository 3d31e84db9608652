/** Name of the note that stands beside the tables. */
export const README = "README.md";

/** How to open the tables without losing codes, in English and Chinese; the same in every dataset. */
export const readmeText = (): string => `# How to open these tables · 如何打开这些表

Each table stands here twice with the same records: \`.parquet\` and \`.csv\`. \`datapackage.json\` says what each column
is. **Parquet is the safe one**: codes are texts, amounts exact decimals, and nothing guesses.

每张表各有 \`.parquet\` 与 \`.csv\` 两份，记录相同；\`datapackage.json\` 说明各列含义。**Parquet 最稳妥**：编码即文本，金额为精确小数，
打开时不会被猜测改写。

## Codes in a spreadsheet · 在电子表格中保留编码

Codes are digits: a spreadsheet that opens the CSV by a double click turns the 21 digits of a project's code into
4.105E+20 and 024 into 24, and saves that. The values in the file are right. Import them as text instead:

编码由数字组成：双击打开 CSV 时，电子表格会把 21 位项目编码变成 4.105E+20、把 024 变成 24，保存后即丢失。文件中的值是对的，
请以文本方式导入：

- **Excel**: Data, From Text/CSV, Data Type Detection: *Do not detect data types*. Then turn \`amountYuan\` into a number.
  数据 → 自文本/CSV → 数据类型检测：*不检测数据类型*，再把 \`amountYuan\` 改为数值。
- **LibreOffice**: tick *Format quoted field as text* when it asks; texts stand in quotes, numbers do not.
  打开时勾选“*将引用字段格式化为文本*”；文本带引号，数字不带。
- **WPS**: 数据 → 导入数据，把编码各列的类型设为文本。
- **DuckDB**: \`SELECT * FROM 'observations.parquet'\`.
- **pandas**: \`pandas.read_parquet("observations.parquet")\`, or \`pandas.read_csv("observations.csv", dtype=str)\`.
- **R**: \`arrow::read_parquet("observations.parquet")\`, or \`readr::read_csv\` with \`col_types = cols(.default = "c")\`.
`;

/** How to open the tables of a dataset in parts, in English and Chinese; the same in every one. */
export const PARTS_README = `# How to open these tables · 如何打开这些表

Each table is a folder of Parquet files by province (the first two digits of the region's code) and year. \`datapackage.json\`
says what each column is, and which files there are.

每张表是一个文件夹，其中的 Parquet 文件按省（行政区划代码前两位）和年份存放；\`datapackage.json\` 说明各列含义及全部文件。

- **DuckDB**: \`duckdb -init dataset.sql\` in this folder; then \`SELECT count(*) FROM observations;\`. The views name every file,
  so that what a stopped call left is not counted; \`province\` and \`fiscalYear\` in a condition open only their files.
  在本文件夹运行 \`duckdb -init dataset.sql\`，即可查询 \`observations\` 等视图；条件中的 \`province\` 和 \`fiscalYear\` 只打开相应文件。
- **pandas**: \`pandas.read_parquet("observations")\`. **R**: \`arrow::open_dataset("observations")\`.
`;
