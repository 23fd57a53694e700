namespace NeuralGlasses.Training.Protocols;

/// <summary>What a decoder may know of a person before it is tested on that person.</summary>
public enum EvaluationProtocol
{
    /// <summary>No label of the person; all steady frames are tested.</summary>
    ZeroShot,

    /// <summary>The first repetition of each gesture; repetitions from the third on are tested.</summary>
    OneShot,

    /// <summary>The first two repetitions of each gesture; repetitions from the third on are tested.</summary>
    TwoShot,

    /// <summary>The first session; all other sessions are tested.</summary>
    Days,

    /// <summary>The person's other repetitions and no other people; each repetition is tested in turn.</summary>
    Within,
}
