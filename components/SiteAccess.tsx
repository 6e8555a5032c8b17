/** Names each site whose access the browser withholds, with the button that asks for it. */
import type { SiteName } from '../utils/sites/mention';
import { t } from '../utils/texts/texts';

export function SiteAccess({ sites, onAllow }: { sites: SiteName[]; onAllow: (site: SiteName) => void }) {
  return (
    <>
      {sites.map((site) => (
        <div class="notice" data-problem key={site}>
          <p>
            {t('page.withheld', { site: t(`place.${site}`) })} {t('page.reload')}
          </p>
          <button type="button" onClick={() => onAllow(site)}>
            {t('page.allow', { site: t(`place.${site}`) })}
          </button>
        </div>
      ))}
    </>
  );
}
