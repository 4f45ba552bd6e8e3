import type { MetadataRoute } from "next";

/** For a home screen: a name that says nothing about treatment. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Evenkeel",
    short_name: "Evenkeel",
    start_url: "/",
    display: "standalone",
    background_color: "#f6f5f1",
    theme_color: "#f6f5f1",
    icons: [{ src: "/icon.svg", type: "image/svg+xml", sizes: "any" }],
  };
}
