// Whoever asked for a page is brought there once they are in.
if (location.hash) sessionStorage.setItem('page', location.hash);
