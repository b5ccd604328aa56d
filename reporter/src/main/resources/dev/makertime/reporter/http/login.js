// Opens the page that was asked for, once the visitor has logged in.
if (location.hash) sessionStorage.setItem('page', location.hash);
