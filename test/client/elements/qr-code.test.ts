import { expect } from 'chai';
import decodeQR from 'qr/decode.js';
import type { QrCode } from '../../../client/elements/qr-code.ts';
import '../../../client/elements/qr-code.ts';
import { expectAccessible } from '../axe.ts';
import { byRole, inside } from '../find.ts';
import { clear, create, show } from '../page.ts';

describe('<qr-code>', () => {
  afterEach(clear);

  /** What a camera would read of it. */
  async function readBack(code: QrCode): Promise<string> {
    const svg = inside<SVGSVGElement>(code, 'svg').cloneNode(true);
    if (!(svg instanceof SVGSVGElement)) throw new Error('qr-code: no drawing');
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    svg.setAttribute('width', '400');
    svg.setAttribute('height', '400');
    const image = new Image();
    image.src = URL.createObjectURL(
      new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }),
    );
    await image.decode();
    const context = Object.assign(document.createElement('canvas'), { width: 400, height: 400 }).getContext(
      '2d',
    );
    if (!context) throw new Error('qr-code: no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 400, 400);
    context.drawImage(image, 0, 0);
    URL.revokeObjectURL(image.src);
    return decodeQR(context.getImageData(0, 0, 400, 400));
  }

  for (const address of [
    'https://tablee.example/rejoindre/KP74TD',
    'http://192.168.100.200:4310/rejoindre/ABCDEF',
    `https://${'tres-'.repeat(20)}long.example/rejoindre/ABCDEF`,
  ])
    it(`is read as ${address.slice(0, 40)}`, async () => {
      const code = create('qr-code', { text: address });
      code.style.width = '190px';
      await show(code);
      expect(await readBack(code)).to.equal(address);
    });

  it('is an image with a name, square, and has no fault that axe knows', async () => {
    const code = create('qr-code', { text: 'https://tablee.example', label: 'Code QR de la séance' });
    code.style.width = '190px';
    await show(code);
    const { width, height } = byRole('image', 'Code QR de la séance').getBoundingClientRect();
    expect([Math.round(width), Math.round(height)]).to.deep.equal([190, 190]);
    await expectAccessible(code);
  });
});
