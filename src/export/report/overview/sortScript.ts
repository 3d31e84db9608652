/**
 * Sorts the rows of each table whose heads are buttons: by `data-value` where a cell has one, numbers as numbers; a second
 * click turns the order round. What has no value comes last either way.
 */
export const SORT_SCRIPT = `
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement;
    const table = head.closest("table");
    const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
    const valueOf = (row) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent.trim();
    const compare = (a, b) => {
      const [left, right] = [valueOf(a), valueOf(b)];
      if (left === "" || right === "") return (left === "") - (right === "");
      const difference = Number(left) - Number(right);
      return turn * (Number.isNaN(difference) ? left.localeCompare(right, "zh") : difference);
    };
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort(compare));
  });
}
`;
