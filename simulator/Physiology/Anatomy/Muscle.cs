namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>
/// A muscle, or a compartment of one, whose motor units reach a band at the distal forearm. Numbers behind a name are fingers: 2 the
/// index finger, 5 the little finger. What is known of each is in <c>muscles.csv</c>.
/// </summary>
public enum Muscle
{
    /// <summary>Flexes the wrist towards the thumb.</summary>
    FlexorCarpiRadialis,

    /// <summary>Flexes the wrist; absent in about one person in seven.</summary>
    PalmarisLongus,

    /// <summary>Flexes the index finger's middle joint.</summary>
    FlexorDigitorumSuperficialis2,

    /// <summary>Flexes the middle finger's middle joint.</summary>
    FlexorDigitorumSuperficialis3,

    /// <summary>Flexes the ring finger's middle joint.</summary>
    FlexorDigitorumSuperficialis4,

    /// <summary>Flexes the little finger's middle joint.</summary>
    FlexorDigitorumSuperficialis5,

    /// <summary>Flexes the wrist towards the little finger.</summary>
    FlexorCarpiUlnaris,

    /// <summary>Flexes the index finger's tip.</summary>
    FlexorDigitorumProfundus2,

    /// <summary>Flexes the middle finger's tip.</summary>
    FlexorDigitorumProfundus3,

    /// <summary>Flexes the ring finger's tip.</summary>
    FlexorDigitorumProfundus4,

    /// <summary>Flexes the little finger's tip.</summary>
    FlexorDigitorumProfundus5,

    /// <summary>Flexes the thumb's tip.</summary>
    FlexorPollicisLongus,

    /// <summary>Turns the palm down; its fibres run across the arm.</summary>
    PronatorQuadratus,

    /// <summary>Extends the wrist towards the thumb.</summary>
    ExtensorCarpiRadialisLongus,

    /// <summary>Extends the wrist.</summary>
    ExtensorCarpiRadialisBrevis,

    /// <summary>Moves the thumb away from the palm.</summary>
    AbductorPollicisLongus,

    /// <summary>Extends the thumb's first joint.</summary>
    ExtensorPollicisBrevis,

    /// <summary>Extends the thumb's tip.</summary>
    ExtensorPollicisLongus,

    /// <summary>Extends the index finger.</summary>
    ExtensorDigitorum2,

    /// <summary>Extends the middle finger.</summary>
    ExtensorDigitorum3,

    /// <summary>Extends the ring finger.</summary>
    ExtensorDigitorum4,

    /// <summary>Extends the little finger.</summary>
    ExtensorDigitorum5,

    /// <summary>Extends the index finger alone.</summary>
    ExtensorIndicis,

    /// <summary>Extends the little finger alone.</summary>
    ExtensorDigitiMinimi,

    /// <summary>Extends the wrist towards the little finger.</summary>
    ExtensorCarpiUlnaris,

    /// <summary>The ball of the thumb, beyond the band.</summary>
    Thenar,

    /// <summary>Between thumb and index finger, beyond the band.</summary>
    FirstDorsalInterosseus,

    /// <summary>The ball of the little finger, beyond the band.</summary>
    Hypothenar,
}
