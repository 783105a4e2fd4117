// Gives the keyboard to the terminal as soon as it shows something.
new MutationObserver((_changes, observer) => {
  const input = document.querySelector(".xterm-helper-textarea");
  if (input && document.body.classList.contains("-first-byte")) {
    observer.disconnect();
    input.focus();
  }
}).observe(document.documentElement, { attributes: true, childList: true, subtree: true });
