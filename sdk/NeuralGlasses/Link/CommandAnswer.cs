using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>What an answer of the control point belongs to.</summary>
internal enum CommandAnswerKind
{
    /// <summary>To nothing that waits for one.</summary>
    Unexpected = 0,

    /// <summary>To the asked command, which goes on waiting.</summary>
    Expected = 1,

    /// <summary>To the asked command, and settles it.</summary>
    Asked = 2,

    /// <summary>To a posted command.</summary>
    Posted = 3,
}

/// <summary>An answer of the control point.</summary>
/// <param name="Kind">What it belongs to.</param>
/// <param name="Opcode">Opcode of the command.</param>
/// <param name="Result">One of the Result constants of <see cref="Contract.ControlPoint"/>.</param>
/// <param name="WrittenAt">Host time at which a posted command was written.</param>
internal readonly record struct CommandAnswer(CommandAnswerKind Kind, int Opcode, int Result, HostTime WrittenAt)
{
    /// <summary>An answer to nothing.</summary>
    public static CommandAnswer Unexpected => default;
}
