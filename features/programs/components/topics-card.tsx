"use client";

import { useActionState } from "react";
import { IconButton } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { SubmitButton } from "@/components/submit-button";
import { Tag } from "@/components/tag";
import { TextField } from "@/components/text-field";
import { addTopicAction, renameTopicAction, stepTopicAction } from "@/features/programs/actions";
import type { TopicStep } from "@/lib/records/topic-steps";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";
import "@/features/programs/components/topics-card.css";

export interface TopicOfType {
  readonly id: string;
  readonly title: string;
  readonly isAway: boolean;
}

/** The curriculum of a service type: what rosters offer as the topic of a session, in this order. */
export function TopicsCard({
  serviceTypeId,
  topics,
  mayWrite,
}: {
  serviceTypeId: string;
  topics: readonly TopicOfType[];
  mayWrite: boolean;
}) {
  const shown = topics.filter(({ isAway }) => !isAway);
  const away = topics.filter(({ isAway }) => isAway);
  return (
    <Card pad labelledBy="topics-h">
      <CardHeader id="topics-h" title="Topics" count={shown.length} />
      {shown.length === 0 ? (
        <EmptyState title="No topics yet.">Rosters of this service type then ask for none.</EmptyState>
      ) : (
        <ol className="topics">
          {shown.map((topic, at) => (
            <TopicRow key={topic.id} topic={topic} at={at} of={shown.length} mayWrite={mayWrite} />
          ))}
        </ol>
      )}
      {away.length > 0 ? (
        <details className="topics__away">
          <summary className="link">{away.length} put away</summary>
          <ul className="topics">
            {away.map((topic) => (
              <li key={topic.id} className="topics__r">
                <span className="grow">{topic.title}</span>
                <Tag>Put away</Tag>
                {mayWrite ? <Step topic={topic} step="back" icon="undo" label={`Take back ${topic.title}`} /> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {mayWrite ? <AddForm serviceTypeId={serviceTypeId} count={topics.length} /> : null}
    </Card>
  );
}

function TopicRow({ topic, at, of, mayWrite }: { topic: TopicOfType; at: number; of: number; mayWrite: boolean }) {
  const { title } = topic;
  return (
    <li className="topics__r">
      <span className="topics__n num muted">{at + 1}</span>
      {mayWrite ? <RenameForm key={title} topic={topic} /> : <span className="grow">{title}</span>}
      {mayWrite ? (
        <>
          <Step topic={topic} step="up" icon="chevu" label={`Move ${title} up`} disabled={at === 0} />
          <Step topic={topic} step="down" icon="chevd" label={`Move ${title} down`} disabled={at === of - 1} />
          <Step topic={topic} step="away" icon="x" label={`Put ${title} away`} />
        </>
      ) : null}
    </li>
  );
}

function RenameForm({ topic }: { topic: TopicOfType }) {
  const [state, action] = useActionState(renameTopicAction, idle);
  const error = fieldError(state, "title") ?? formError(state) ?? undefined;
  return (
    <form action={action} className="topics__f grow">
      <input type="hidden" name="topicId" value={topic.id} />
      <TextField
        id={`topic-${topic.id}`}
        name="title"
        label={`Topic: ${topic.title}`}
        labelHidden
        defaultValue={typedText(state, "title", topic.title)}
        maxLength={120}
        required
        error={error}
      />
      <SubmitButton variant="ghost" size="s">
        Rename
      </SubmitButton>
    </form>
  );
}

function Step(props: {
  topic: TopicOfType;
  step: TopicStep;
  icon: "chevu" | "chevd" | "x" | "undo";
  label: string;
  disabled?: boolean;
}) {
  const [, action] = useActionState(stepTopicAction, idle);
  return (
    <form action={action}>
      <input type="hidden" name="topicId" value={props.topic.id} />
      <input type="hidden" name="step" value={props.step} />
      <IconButton
        type="submit"
        icon={props.icon}
        label={props.label}
        variant="ghost"
        size="s"
        disabled={props.disabled}
      />
    </form>
  );
}

function AddForm({ serviceTypeId, count }: { serviceTypeId: string; count: number }) {
  const [state, action] = useActionState(addTopicAction, idle);
  return (
    <form action={action} className="topics__f" key={count}>
      <input type="hidden" name="serviceTypeId" value={serviceTypeId} />
      <TextField
        name="title"
        id="new-topic"
        label="New topic"
        defaultValue={typedText(state, "title", "")}
        maxLength={120}
        required
        error={fieldError(state, "title") ?? formError(state) ?? undefined}
      />
      <SubmitButton variant="default" icon="plus">
        Add topic
      </SubmitButton>
    </form>
  );
}
