document.title = 'Threadkeeper';
