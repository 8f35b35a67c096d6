import type { Routes } from '@angular/router';
import { Customers } from './customers.js';
import { Desk } from './desk.js';

export const routes: Routes = [
  { path: '', component: Desk },
  { path: 'customers', component: Customers },
];
