/** A link for a slide or a poster. The code that draws it is loaded when it is shown. */
import { type ReactNode, useEffect, useState } from 'react';
import type { QrCode } from '../../exchange/qrCode.ts';
import { couldNotLoad } from '../couldNotLoad.ts';

export function ShareQrCode({ address }: { readonly address: string }): ReactNode {
  const code = useCode(address);
  if (code === null) return <p className="hint">Drawing it.</p>;
  if (code === 'not loaded') return <p className="hint">{couldNotLoad('The QR code')}</p>;
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

type Code = QrCode | 'too long' | 'not loaded';

async function codeOf(address: string): Promise<Code> {
  const code = await import('../../exchange/qrCode.ts').catch(() => null);
  if (!code) return 'not loaded';
  try {
    return code.qrCode(address);
  } catch {
    return 'too long';
  }
}

function useCode(address: string): Code | null {
  const [code, setCode] = useState<Code | null>(null);
  useEffect(() => {
    let wanted = true;
    void codeOf(address).then((drawn) => wanted && setCode(drawn));
    return () => {
      wanted = false;
    };
  }, [address]);
  return code;
}
