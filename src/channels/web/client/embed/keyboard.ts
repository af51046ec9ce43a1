/**
 * Keeps the panel, and with it the numbers, in view when a phone shows its keyboard. The chat cannot: a frame does not
 * learn how much of it is covered.
 */

/** Tells `panel` what is visible of the window, for its style to use where it covers the page. */
export function fitKeyboard(panel: HTMLElement): void {
  const visible = window.visualViewport;
  if (visible == null) return;
  const resize = () => {
    // A zoomed page is larger than what is visible, and is to stay so.
    if (visible.scale !== 1) return;
    panel.style.setProperty('--visible-top', `${visible.offsetTop}px`);
    panel.style.setProperty('--visible-height', `${visible.height}px`);
  };
  visible.addEventListener('resize', resize);
  visible.addEventListener('scroll', resize);
  resize();
}
