using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>Who teaches and who is tested.</summary>
internal static class EvaluateRunPeople
{
    public static (IReadOnlyList<string> Train, IReadOnlyList<string> Test) Choose(
        EvaluateRunOptions options, EvaluationProtocol protocol, IReadOnlyCollection<string> present, Action<string> notes)
        => Choose(options, protocol, present, present, notes);

    public static (IReadOnlyList<string> Train, IReadOnlyList<string> Test) Choose(
        EvaluateRunOptions options, EvaluationProtocol protocol, IReadOnlyCollection<string> teachers, IReadOnlyCollection<string> present, Action<string> notes)
    {
        var teaches = options.Train is not null && protocol != EvaluationProtocol.Within;
        if (options.Train is not null && !teaches)
            notes($"--train: the protocol '{options.Protocol}' learns from no other people, ignored.");
        var train = teaches ? SubjectList.Parse(options.Train!, "--train", teachers, notes) : [];
        if (options.Test is null)
            return (train, train);
        var test = SubjectList.Parse(options.Test, "--test", present, notes);
        SubjectList.RequireApart(train, test);
        return (train, test);
    }
}
