/** What CloudFront runs before it looks for a file of the site: `rewrite` and `PAGES` stand above it. */
function handler(event) {
  var request = event.request;
  var host = request.headers.host ? request.headers.host.value : '';
  if (host.indexOf('www.') === 0) {
    return { statusCode: 301, headers: { location: { value: 'https://' + host.slice(4) + request.uri + query(request) } } };
  }
  request.uri = rewrite(request.uri);
  return /\.html$/.test(request.uri) && PAGES.indexOf(request.uri) === -1 ? notFound() : request;
}

function query(request) {
  var pairs = [];
  Object.keys(request.querystring).forEach(function (name) {
    var given = request.querystring[name];
    (given.multiValue || [given]).forEach(function (one) {
      pairs.push(one.value === '' ? name : name + '=' + one.value);
    });
  });
  return pairs.length === 0 ? '' : '?' + pairs.join('&');
}

/**
 * CloudFront has error pages for a whole distribution only, and would put them in place of what the API answers too. So the
 * status is made here, and the page that belongs to it is fetched.
 */
function notFound() {
  return {
    statusCode: 404,
    headers: { 'content-type': { value: 'text/html; charset=utf-8' }, 'cache-control': { value: 'no-cache' } },
    body:
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title><body style="background:#000">' +
      '<noscript><p style="color:#c8c8c8">There is nothing at this address. <a href="/">To the start page</a></noscript>' +
      "<script>fetch('/404').then(function (r) { return r.text() }).then(function (page) {" +
      ' document.open(); document.write(page); document.close() })</script>',
  };
}
