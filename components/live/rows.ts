interface Row {
  id: string;
}
interface RowPage {
  data: Row[];
}
interface RowPages {
  pages: RowPage[];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isPage = (data: unknown): data is RowPage =>
  isObject(data) && 'data' in data && Array.isArray(data.data);
const isPages = (data: unknown): data is RowPages =>
  isObject(data) && 'pages' in data && Array.isArray(data.pages) && data.pages.every(isPage);

/** The rows of what the API answers with: a page, pages of an infinite query, or one thing. null: it is something else. */
export function rowsOf(data: unknown): readonly Row[] | null {
  if (isPages(data)) return data.pages.flatMap((page) => page.data);
  if (isPage(data)) return data.data;
  return isObject(data) && 'id' in data ? [data as Row] : null;
}

/** The same data with other rows; itself when `change` gives every row back as it is. */
export function mapRows<Data>(data: Data, change: (row: Row) => Row): Data {
  if (isPages(data)) {
    const pages = data.pages.map((page) => mapRows(page, change));
    return pages.some((page, index) => page !== data.pages[index]) ? { ...data, pages } : data;
  }
  if (isPage(data)) {
    const rows = data.data.map(change);
    return rows.some((row, index) => row !== data.data[index]) ? { ...data, data: rows } : data;
  }
  return isObject(data) && 'id' in data ? (change(data as Row & Data) as Row & Data) : data;
}

/** The rows of the first page, changed. */
export function mapFirstPage<Data>(data: Data, change: (rows: Row[]) => Row[]): Data {
  if (isPages(data)) {
    const [first, ...others] = data.pages;
    return first ? { ...data, pages: [mapFirstPage(first, change), ...others] } : data;
  }
  return isPage(data) ? { ...data, data: change(data.data) } : data;
}
