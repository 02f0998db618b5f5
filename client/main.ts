/** Starts the application: its font, its tokens, its root element. */
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import { keepShell } from './shell.ts';
import './views/tablee-app.ts';

keepShell();
