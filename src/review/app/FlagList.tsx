import { useEffect, useRef } from "preact/hooks";
import type { ReviewFlag } from "../messages.ts";
import { openFlags } from "./decide.ts";
import { JournalList } from "./JournalList.tsx";
import { ORDERS, type Order } from "./orders.ts";
import { flagAt, flagId, flags, order, showFlag } from "./state.ts";
import { useRows } from "./useRows.ts";
import { language, words } from "./words.ts";

/** Pixels of an entry before it is measured. */
const HEIGHT = 64;

/** The flags, the worst first or as is chosen; the current one is kept in sight. */
export function FlagList() {
  const text = words();
  const scroller = useRef<HTMLOListElement>(null);
  const { items, before, after, measure, scrollTo } = useRows(flags.value.length, HEIGHT, scroller);
  const at = flagAt.value;
  useEffect(() => {
    if (at >= 0) scrollTo(at);
  }, [at, order.value]);
  return (
    <nav class="flags" aria-label={text.flags}>
      <label>
        {text.order}{" "}
        <select
          value={order.value}
          onChange={({ currentTarget }) => {
            order.value = currentTarget.value as Order;
          }}
        >
          {(Object.keys(ORDERS) as Order[]).map((each) => (
            <option key={each} value={each}>
              {text.orders[each]}
            </option>
          ))}
        </select>
      </label>
      <p>{flags.value.length === 0 ? text.noFlags : text.left(openFlags().length)}</p>
      <ol ref={scroller} style={{ paddingTop: before, paddingBottom: after }}>
        {items.map(({ index }) => {
          const each = flags.value[index];
          return each && <FlagEntry key={each.id} flag={each} index={index} measure={measure} />;
        })}
      </ol>
      <JournalList />
    </nav>
  );
}

interface EntryProps {
  readonly flag: ReviewFlag;
  readonly index: number;
  readonly measure: (element: HTMLElement | null) => void;
}

function FlagEntry({ flag, index, measure }: EntryProps) {
  const text = words();
  const isCurrent = flag.id === flagId.value;
  return (
    <li ref={measure} data-index={index} aria-posinset={index + 1} aria-setsize={flags.value.length}>
      <button type="button" aria-current={isCurrent} onClick={() => showFlag(flag)}>
        {flag.decision !== undefined && <span title={text.decisions[flag.decision.as]}>✓ </span>}
        <span class={flag.severity}>{text.severities[flag.severity]}</span> {flag.title[language.value]}
        {flag.page !== undefined && <small> {text.page(flag.page)}</small>}
      </button>
    </li>
  );
}
