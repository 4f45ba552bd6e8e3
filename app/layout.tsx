import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { fontClasses } from "@/app/fonts";
import "@/app/globals.css";
import { DiscreetProvider } from "@/components/discreet";
import { SkipLink } from "@/components/skip-link";
import { ToastRegion } from "@/components/toast";
import { isDiscreet } from "@/server/discreet-cookie";

export const metadata: Metadata = {
  title: { default: "Evenkeel", template: "%s · Evenkeel" },
  applicationName: "Evenkeel",
  robots: { index: false, follow: false },
  // Numbers of people and dates are not phone numbers; links to call are made on purpose.
  formatDetection: { telephone: false, date: false, address: false, email: false },
  referrer: "same-origin",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f5f1" },
    { media: "(prefers-color-scheme: dark)", color: "#101517" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A choice in the profile wins over the device's.
  const chosen = (await cookies()).get("theme")?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : undefined;
  return (
    <html lang="en" className={fontClasses} data-theme={theme}>
      <body>
        <SkipLink />
        <DiscreetProvider isOn={await isDiscreet()}>{children}</DiscreetProvider>
        <ToastRegion />
      </body>
    </html>
  );
}
