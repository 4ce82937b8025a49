/** What eslint holds the studio's scripts to, and the tests of them. */

const BROWSER = [
  "BroadcastChannel", "CustomEvent", "Event", "EventSource", "EventTarget", "Image", "IntersectionObserver",
  "Option", "ResizeObserver", "addEventListener", "clearTimeout", "crypto", "devicePixelRatio", "document",
  "fetch", "localStorage", "location", "navigator", "performance", "requestAnimationFrame", "sessionStorage",
  "setTimeout",
];

export default [
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: {
      ecmaVersion: 2025,
      sourceType: "module",
      globals: Object.fromEntries(BROWSER.map((name) => [name, "readonly"])),
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "off",
      complexity: ["error", 14],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-lines-per-function": ["error", { max: 40, skipComments: true }],
      "no-console": "error",
      "no-constructor-return": "error",
      "no-dupe-keys": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "What an author typed is text: use textContent or make()." },
        { property: "outerHTML", message: "What an author typed is text: use textContent or make()." },
        { property: "insertAdjacentHTML", message: "What an author typed is text: use make()." },
      ],
      "no-shadow-restricted-names": "error",
      "no-undef": "error",
      "no-unreachable": "error",
      "no-unused-vars": "error",
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
];
