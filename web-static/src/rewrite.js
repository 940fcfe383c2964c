/**
 * The file to serve for an address: the one rule that `local` and CloudFront share.
 *
 * Worlds and stories have no page of their own; one exported page reads the id from the address. Next's router asks
 * for the same address with `.txt` or `/__next.….txt` behind it when it goes there without loading a page: these
 * follow the same rule. What comes out is a file that may not exist: then the answer is 404.html with status 404.
 *
 * Written in ES5: CloudFront Functions and any script engine can run it as it is.
 *
 * @param {string} uri the path of the request, without a query
 * @returns {string} the path of the file
 */
function rewrite(uri) {
  var id = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
  var path = uri.replace(new RegExp('^/(worlds|stories)/' + id + '(?=$|/|\\.txt$)'), '/$1/view');
  if (path.length > 1 && path.charAt(path.length - 1) === '/') path = path.slice(0, -1);
  if (path === '/' || path === '') return '/index.html';
  var name = path.slice(path.lastIndexOf('/') + 1);
  return name.indexOf('.') === -1 ? path + '.html' : path;
}
