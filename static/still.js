// For who wants it still: what Streamlit moves by script is at its end at once (a fold that opens
// takes half a second else). What moves by style is stilled in look.css.
(() => {
  "use strict";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...how) {
    const made = animate.apply(this, how);
    if (still.matches && made.effect.getComputedTiming().endTime !== Infinity) made.finish();
    return made;
  };
})();
