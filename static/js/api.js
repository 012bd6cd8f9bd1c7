// The page of the API: the description, and trying it with one's own session.
const page = document.getElementById("api");

window.SwaggerUIBundle({
  url: page.dataset.schema,
  domNode: page,
  docExpansion: "list",
  deepLinking: true,
  validatorUrl: null, // asks no foreign host
  requestInterceptor(request) {
    request.headers["X-CSRFToken"] = page.dataset.csrf;
    return request;
  },
});
