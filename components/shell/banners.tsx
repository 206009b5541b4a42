import { HealthBanner } from '@/components/live/health-banner';
import { OfflineBanner } from '@/components/live/offline-banner';

export function Banners() {
  return (
    <>
      <OfflineBanner />
      <HealthBanner />
    </>
  );
}
