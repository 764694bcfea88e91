/*
  Show the API's document. Nothing is signed in to and nothing is written, so reading is all there is.
*/

const place = document.querySelector("#swagger-ui");

window.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.schema,
  presets: [window.SwaggerUIBundle.presets.apis],
  deepLinking: true,
  supportedSubmitMethods: ["get"],
  validatorUrl: null,
});
