import { invitationMail } from "@/features/accounts/jobs";
import { closureNewsMail } from "@/features/closures/jobs";
import { climbLadderJob, waitingMail } from "@/features/outreach/jobs";
import { lapseOffersJob, timeOfferedMail } from "@/features/make-ups/jobs";
import { askForSignaturesJob, toSignMail } from "@/features/policies/jobs";
import { PROGRAM_JOBS } from "@/features/programs/jobs";
import { notTakenMail, remindJob } from "@/features/reminders/jobs";
import { appointmentChangedMail, extendHorizonJob } from "@/features/scheduling/jobs";
import { sendLink } from "@/features/sign-in/jobs";
import { turnOfDayJob } from "@/features/standing/jobs";
import { toldMail } from "@/features/substitutes/jobs";
import type { BackgroundWork } from "@/server/jobs/start";

/** Everything that the features want done beside the requests. */
export const BACKGROUND_WORK: BackgroundWork = {
  jobs: [
    sendLink,
    extendHorizonJob,
    turnOfDayJob,
    climbLadderJob,
    remindJob,
    lapseOffersJob,
    askForSignaturesJob,
    ...PROGRAM_JOBS,
  ],
  messages: [
    toSignMail,
    invitationMail,
    appointmentChangedMail,
    closureNewsMail,
    toldMail,
    timeOfferedMail,
    waitingMail,
    notTakenMail,
  ],
};
