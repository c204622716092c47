/** A link for a slide or a poster. The code that draws it is loaded when it is shown. */
import { type ReactNode, useEffect, useState } from 'react';
import type { QrCode } from '../exchange/qrCode.ts';

export function ShareQrCode({ address }: { readonly address: string }): ReactNode {
  const code = useCode(address);
  if (code === null) return <p className="hint">Drawing it.</p>;
  if (code === 'too long') return <p className="hint">This link is too long for a QR code: share the configuration instead.</p>;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={`QR code of ${address}`}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

function useCode(address: string): QrCode | 'too long' | null {
  const [code, setCode] = useState<QrCode | 'too long' | null>(null);
  useEffect(() => {
    let wanted = true;
    const show = (drawn: QrCode | 'too long') => wanted && setCode(drawn);
    import('../exchange/qrCode.ts').then(({ qrCode }) => show(qrCode(address))).catch(() => show('too long'));
    return () => {
      wanted = false;
    };
  }, [address]);
  return code;
}
