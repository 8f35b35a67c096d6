import { createRouter, type RouterHistory } from 'vue-router';
import Customers from './Customers.vue';
import Desk from './Desk.vue';

export const routerOn = (history: RouterHistory) =>
  createRouter({
    history,
    routes: [
      { path: '/', component: Desk },
      { path: '/customers', component: Customers },
    ],
  });
