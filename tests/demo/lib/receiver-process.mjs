// A receiver in a process of its own, to be killed in the middle of its work. Prints its address.

import { openShop } from './shop.mjs';

const { url } = await openShop(process.argv[2]);
console.log(url);
