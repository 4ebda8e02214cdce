/* A file that only a token opens: a link cannot carry it, so the bytes are fetched and handed to the browser. */

/** `told` hears how many bytes have come. */
export async function download(response, otherwise, told = () => {}) {
  const parts = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let piece; !(piece = await reader.read()).done;) {
    parts.push(piece.value);
    bytes += piece.value.length;
    told(bytes);
  }
  const address = URL.createObjectURL(new Blob(parts, { type: response.headers.get('Content-Type') ?? '' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = named(response) ?? otherwise;
  link.click();
  // the browser reads the blob a moment after the click
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function named(response) {
  const said = response.headers.get('Content-Disposition') ?? '';
  const match = /filename\*=UTF-8''([^;]+)/.exec(said);
  return match ? decodeURIComponent(match[1]) : /filename="([^"]+)"/.exec(said)?.[1] ?? null;
}
