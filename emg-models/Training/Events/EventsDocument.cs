using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Events;

/// <summary>What stands in the JSON file of <c>events</c>, in its order.</summary>
internal sealed record EventsDocument(
    string Set,
    string Decoder,
    string Protocol,
    int Seed,
    IReadOnlyList<string> Train,
    double RestMarginSeconds,
    DecisionPolicyOptions Policy,
    bool PolicyWithinLimits,
    EventFigures Total,
    EventFigures? Accepted,
    double? MeanCler,
    IReadOnlyList<EventFigures> PerSubject,
    IReadOnlyList<IReadOnlyList<string>>? AskedToRepeat,
    IReadOnlyList<string>? ClerClasses,
    IReadOnlyList<ClerResult>? ClerPerSubject)
{
    public static EventsDocument Of(EventsRun run) => new(
        run.Set, run.Decoder, run.Protocol, run.Seed, run.Train, EventScoring.RestMarginSeconds, run.Policy, run.PolicyWithinLimits,
        EventFigures.Sum(run.People), run.Accepted, run.MeanCler, run.People, run.AskedToRepeat, run.ClerClasses, run.Cler);
}
