// Remembers the requested page, to open it after the login.
if (location.hash) sessionStorage.setItem('page', location.hash);
