/** Starts the application: its font, its tokens, its root element. */
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './views/tablee-app.ts';
