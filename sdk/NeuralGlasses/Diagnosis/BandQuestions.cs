using NeuralGlasses.Contract;
using NeuralGlasses.Link;

namespace NeuralGlasses.Diagnosis;

/// <summary>Puts commands to the wristband one at a time and waits for their answers.</summary>
internal sealed class BandQuestions(WristbandLink link, Moment moment)
{
    // Answers are notifications and may be lost; what only asks is asked anew then.
    private const int MaxAttempts = 4;

    /// <summary>Result of the latest command; 0 if no answer came in time.</summary>
    public int Result { get; private set; }

    /// <summary>What the latest command returned; empty unless it succeeded.</summary>
    public ReadOnlyMemory<byte> Returned { get; private set; }

    /// <summary>Whether the band left a command without an answer.</summary>
    public bool IsUnanswered { get; private set; }

    /// <summary>Puts a command once; its answer may be that it was carried out and answered before.</summary>
    public IEnumerable<Pause> AskOnce(int opcode, byte[] operands)
    {
        while (!link.TryAsk(opcode, operands, moment.Now))
            yield return default;
        CommandReply reply;
        while (!link.TryTakeReply(out reply))
            yield return default;
        Result = reply.Result;
        Returned = reply.Returned;
        IsUnanswered |= reply.Result == 0;
    }

    /// <summary>Puts a command that changes nothing until its answer has come.</summary>
    public IEnumerable<Pause> Ask(int opcode, byte[] operands)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            foreach (Pause pause in AskOnce(opcode, operands))
                yield return pause;
            if (Result is not (ControlPoint.ResultReplayed or ControlPoint.ResultLimited))
                yield break;
        }
    }
}
