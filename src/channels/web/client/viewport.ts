/**
 * Keeps the numbers in view when a phone shows its keyboard.
 */

/** Makes the page as high as what is visible. Some phones lay the keyboard over the page and push its top out of view. */
export function fitKeyboard(): void {
  const visible = window.visualViewport;
  if (visible == null) return;
  const resize = () => {
    // A zoomed page is larger than what is visible, and is to stay so.
    if (visible.scale !== 1) return;
    document.documentElement.style.setProperty('--visible-height', `${visible.height}px`);
  };
  visible.addEventListener('resize', resize);
  resize();
}
