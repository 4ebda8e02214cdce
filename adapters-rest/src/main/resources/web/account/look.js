/* By day, by night, or as the machine says; kept by the browser. */

const KEPT_AS = 'fabula.look';
export const LOOKS = ['system', 'light', 'dark'];

export const look = () => {
  const kept = localStorage.getItem(KEPT_AS);
  return LOOKS.includes(kept) ? kept : 'system';
};

export function wear(one) {
  if (one === 'system') {
    localStorage.removeItem(KEPT_AS);
    delete document.documentElement.dataset.look;
  } else {
    localStorage.setItem(KEPT_AS, one);
    document.documentElement.dataset.look = one;
  }
}

wear(look());
