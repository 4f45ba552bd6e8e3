import type { Metadata } from "next";
import Link from "next/link";
import { DoorChoice } from "@/features/sign-in/components/door-choice";
import { Entrance } from "@/features/sign-in/components/entrance";
import { ForgotForm } from "@/features/sign-in/components/forgot-form";

export const metadata: Metadata = { title: "New password" };

interface ForgotPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ForgotPage({ searchParams }: ForgotPageProps) {
  const door = (await searchParams).as === "client" ? "client" : "staff";
  const back = door === "client" ? "/sign-in?as=client" : "/sign-in";
  return (
    <Entrance
      title="New password"
      foot={
        <Link className="link" href={back}>
          Back to sign in
        </Link>
      }
    >
      <DoorChoice path="/sign-in/forgot" door={door} />
      <p className="soft">
        {door === "staff"
          ? "Ask an administrator for a new link. Or have one sent to your email."
          : "Ask the front desk for a new link. Or have one sent to your email."}
      </p>
      <ForgotForm key={door} door={door} />
    </Entrance>
  );
}
