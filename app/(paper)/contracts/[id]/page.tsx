import type { Metadata } from "next";
import { Paper } from "@/components/paper";
import { ContractPaper } from "@/features/reviews/components/contract-paper";
import { contractPaperLoader } from "@/features/reviews/loaders";

export const metadata: Metadata = { title: "Contract on paper" };

export default async function ContractPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: agreementId } = await params;
  const view = await contractPaperLoader({ agreementId });
  return (
    <Paper title="What we agree on" back={{ href: `/clients/${view.agreement.clientId}`, label: "Client chart" }}>
      <ContractPaper {...view} />
    </Paper>
  );
}
