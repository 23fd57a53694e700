namespace NeuralGlasses.Wearers;

/// <summary>A person who points, and knows nothing of the decoder but what the display shows.</summary>
public interface IPointingPerson
{
    /// <summary>Looks at the display for a step of the arm, and says where the hand is to be, in degrees from where it rests, and whether to pinch now.</summary>
    Way Move(in SeenDisplay shown, out bool pinches);

    /// <summary>How often the person has pinched at what is pointed at now; from the second time on nothing was seen of the one before.</summary>
    int Tries { get; }
}
