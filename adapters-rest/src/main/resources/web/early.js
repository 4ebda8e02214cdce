/*
 * Runs before anything is drawn, and so is no module: the page begins in the looks that this browser was last told,
 * and does not turn dark a moment later.
 */
(() => {
  const PAPER = { light: '#f7f4ee', dark: '#16171a' };
  const root = document.documentElement;

  /** Puts looks on the page. What the page does not know, it leaves as it is without any. */
  globalThis.fabulaWear = ({ mode, accent, font_scale: scale }) => {
    if (mode === 'light' || mode === 'dark') root.dataset.look = mode;
    else delete root.dataset.look;
    if (accent) root.dataset.accent = accent;
    else delete root.dataset.accent;
    root.style.setProperty('--scale', scale > 0 ? scale : 1);
    for (const meta of document.querySelectorAll('meta[name=theme-color]')) {
      meta.content = PAPER[mode] ?? PAPER[meta.media.includes('dark') ? 'dark' : 'light'];
    }
  };

  /** What this browser was last told, which anybody may have written. */
  globalThis.fabulaKeptLooks = () => {
    const standard = { mode: 'system', accent: null, font_scale: 1 };
    try {
      return { ...standard, ...JSON.parse(localStorage.getItem('fabula.theme')) };
    } catch {
      return standard;
    }
  };

  globalThis.fabulaWear(globalThis.fabulaKeptLooks());
})();
