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
    double? MeanCler,
    IReadOnlyList<EventFigures> PerSubject,
    IReadOnlyList<string>? ClerClasses,
    IReadOnlyList<ClerResult>? ClerPerSubject)
{
    public static EventsDocument Of(EventsRun run) => new(
        run.Set, run.Decoder, run.Protocol, run.Seed, run.Train, EventScoring.RestMarginSeconds, run.Policy, run.PolicyWithinLimits,
        EventFigures.Sum(run.People), run.MeanCler, run.People, run.ClerClasses, run.Cler);
}
