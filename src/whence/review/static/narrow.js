// In a narrow window the filters would push the results out of sight: they wait to be asked for.
"use strict";
if (matchMedia("(max-width: 61.99rem)").matches) {
  document.getElementById("filters")?.removeAttribute("open");
}
