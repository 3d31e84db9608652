import type { NamedPlace } from "../messages.ts";
import { showCell } from "./state.ts";
import { words } from "./words.ts";

/** Places with their printed figures; each leads to its cell. */
export function Figures({
  title,
  places,
}: {
  readonly title: string;
  readonly places: readonly NamedPlace[];
}) {
  const text = words();
  return (
    <details>
      <summary>{title}</summary>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{text.place}</th>
            <th scope="col">{text.printed}</th>
            <th scope="col">{text.yuan}</th>
            <th scope="col">{text.status}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <FigureRow key={JSON.stringify(place.place)} place={place} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function FigureRow({ place }: { readonly place: NamedPlace }) {
  const text = words();
  const { name, place: at } = place;
  return (
    <tr>
      <th scope="row">
        {"row" in at ? (
          <button type="button" aria-label={text.goTo(name)} onClick={() => showCell(at)}>
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <td>{place.text}</td>
      <td>{place.amount}</td>
      <td>{place.status && text.statuses[place.status]}</td>
    </tr>
  );
}
