import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { customers } from '../../shared/crm.js';

@Component({
  selector: 'app-customers',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './customers.html',
  host: { class: 'panel' },
})
export class Customers {
  readonly customers = customers;
}
